/* Loaded before everything else (LD_PRELOAD) by the campaigns "nothing lost": sees every write,
 * sync, truncation, rename, creation and removal below one folder, writes them to a log in the order
 * in which they happen, and when asked kills the process at the n-th or lets the n-th fail.
 *
 * The log's records are read by disk.py; its fields are those of `struct record`. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { WRITE = 1, TRUNCATE, SYNC, RENAME, UNLINK, CREATE, MKDIR, RMDIR };
enum { FAILED = 1 };
enum { BEFORE = 0, AFTER = 1, HALF = 2 };

struct record {
    uint8_t op, flag;
    uint16_t spare;
    uint32_t path_length, data_length;
    uint64_t inode;
    int64_t offset;
    uint64_t nanoseconds;
} __attribute__((packed));

static char root[4096];
static size_t root_length;
static int log_handle = -1, skip_syncs;
static long seen, kill_at, kill_how;
static long fail_kinds, fail_at, fail_error, fail_always, failing_seen;
static pthread_mutex_t turn = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;


/* --- asked for by the worker through ctypes ------------------------------------------------- */

void shim_watch(const char *folder, const char *log_path, int without_syncs) {
    int handle = syscall(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    log_handle = fcntl(handle, F_DUPFD_CLOEXEC, 700);
    syscall(SYS_close, handle);
    snprintf(root, sizeof root, "%s", folder);
    root_length = strlen(root);
    skip_syncs = without_syncs;
    seen = failing_seen = kill_at = fail_at = 0;
}

void shim_stop(void) {
    root_length = 0;
    if (log_handle >= 0) syscall(SYS_close, log_handle);
    log_handle = -1;
}

void shim_kill(long at, long how) { seen = 0; kill_at = at; kill_how = how; }

void shim_fail(long kinds, long at, long error, long always) {
    failing_seen = 0; fail_kinds = kinds; fail_at = at; fail_error = error; fail_always = always;
}

long shim_seen(void) { return seen; }
long shim_failing_seen(void) { return failing_seen; }

/* --- inside -------------------------------------------------------------------------------- */

static int path_of(int handle, char *path) {
    char name[64];
    snprintf(name, sizeof name, "/proc/self/fd/%d", handle);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, name, path, 4095);
    if (length <= 0) return 0;
    path[length] = 0;
    char *gone = strstr(path, " (deleted)");
    if (gone) *gone = 0;
    return 1;
}

static int below(const char *path) {
    return root_length && !strncmp(path, root, root_length) &&
           (path[root_length] == '/' || !path[root_length]);
}

/* What the program says to the campaign is written beside; it is logged and never disturbed. */
static int is_said(const char *path) { return !strcmp(path + root_length, "/said"); }

static int watched(int handle, char *path) { return root_length && path_of(handle, path) && below(path); }

static int full(int folder, const char *given, char *path) {
    if (!root_length) return 0;
    if (given[0] == '/') snprintf(path, 4096, "%s", given);
    else {
        char here[4096];
        if (folder == AT_FDCWD) { if (!getcwd(here, sizeof here)) return 0; }
        else if (!path_of(folder, here)) return 0;
        snprintf(path, 4096, "%.2000s/%.2000s", here, given);
    }
    return below(path);
}

static void put(int op, int flag, const char *path, uint64_t inode, int64_t offset,
                const void *data, size_t length) {
    if (log_handle < 0) return;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    struct record head = {op, flag, 0, strlen(path) - root_length, length, inode, offset,
                          now.tv_sec * 1000000000ull + now.tv_nsec};
    struct iovec parts[3] = {{&head, sizeof head}, {(void *)(path + root_length), head.path_length},
                             {(void *)data, length}};
    syscall(SYS_writev, log_handle, parts, 3);
}

static void die(void) { syscall(SYS_kill, getpid(), SIGKILL); for (;;) pause(); }

/* Counts an event. 1: kill in the middle of it. Kills at once if it is to be killed before. */
static int counted(const char *path) {
    if (is_said(path)) return 0;
    seen++;
    if (kill_at && seen == kill_at) {
        if (kill_how == BEFORE) die();
        return 1;
    }
    return 0;
}

static void killed(int now) { if (now) die(); }

/* Whether this event is to fail. A write to a full disk may be cut short first. */
static int fails(int op, const char *path) {
    if (!fail_at || is_said(path) || !(fail_kinds >> op & 1)) return 0;
    failing_seen++;
    if (failing_seen == fail_at || (fail_always && failing_seen > fail_at)) { errno = fail_error; return 1; }
    return 0;
}

static uint64_t inode_of(int handle) {
    struct stat found;
    return fstat(handle, &found) ? 0 : found.st_ino;
}

static ssize_t do_write(int handle, const void *data, size_t length, int64_t at, int placed, const char *path) {
    int die_here = counted(path);
    if (fails(WRITE, path)) {
        killed(die_here);
        return -1;
    }
    if (!placed) {
        int flags = fcntl(handle, F_GETFL);
        at = flags & O_APPEND ? lseek(handle, 0, SEEK_END) : lseek(handle, 0, SEEK_CUR);
    }
    size_t wanted = die_here && kill_how == HALF && length > 1 ? length / 2 : length;
    ssize_t written = placed ? syscall(SYS_pwrite64, handle, data, wanted, at)
                             : syscall(SYS_write, handle, data, wanted);
    int error = errno;
    if (written > 0) put(WRITE, 0, path, inode_of(handle), at, data, written);
    killed(die_here);
    errno = error;
    return written;
}

ssize_t write(int handle, const void *data, size_t length) {
    char path[4096];
    if (!watched(handle, path)) return syscall(SYS_write, handle, data, length);
    pthread_mutex_lock(&turn);
    ssize_t done = do_write(handle, data, length, 0, 0, path);
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t pwrite64(int handle, const void *data, size_t length, off64_t at) {
    char path[4096];
    if (!watched(handle, path)) return syscall(SYS_pwrite64, handle, data, length, at);
    pthread_mutex_lock(&turn);
    ssize_t done = do_write(handle, data, length, at, 1, path);
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t pwrite(int handle, const void *data, size_t length, off_t at) { return pwrite64(handle, data, length, at); }

ssize_t writev(int handle, const struct iovec *parts, int count) {
    char path[4096];
    if (!watched(handle, path)) return syscall(SYS_writev, handle, parts, count);
    ssize_t total = 0;
    for (int each = 0; each < count; each++) {
        ssize_t done = write(handle, parts[each].iov_base, parts[each].iov_len);
        if (done < 0) return total ? total : -1;
        total += done;
        if ((size_t)done < parts[each].iov_len) break;
    }
    return total;
}

/* A copy inside the kernel becomes reads and writes, so that it is seen. */
ssize_t sendfile64(int to, int from, off64_t *at, size_t length) {
    char path[4096], data[65536];
    if (!watched(to, path)) return syscall(SYS_sendfile, to, from, at, length);
    if (length > sizeof data) length = sizeof data;
    ssize_t got = at ? pread64(from, data, length, *at) : read(from, data, length);
    if (got <= 0) return got;
    ssize_t done = write(to, data, got);
    if (done > 0 && at) *at += done;
    return done;
}

ssize_t sendfile(int to, int from, off_t *at, size_t length) { return sendfile64(to, from, at, length); }

ssize_t copy_file_range(int from, off64_t *in, int to, off64_t *out, size_t length, unsigned flags) {
    char path[4096];
    if (!watched(to, path)) return syscall(SYS_copy_file_range, from, in, to, out, length, flags);
    errno = ENOSYS;
    return -1;
}

int ftruncate64(int handle, off64_t length) {
    char path[4096];
    if (!watched(handle, path)) return syscall(SYS_ftruncate, handle, length);
    pthread_mutex_lock(&turn);
    int die_here = counted(path), done = -1;
    if (!fails(TRUNCATE, path)) {
        done = syscall(SYS_ftruncate, handle, length);
        if (!done) put(TRUNCATE, 0, path, inode_of(handle), length, "", 0);
    }
    killed(die_here);
    pthread_mutex_unlock(&turn);
    return done;
}

int ftruncate(int handle, off_t length) { return ftruncate64(handle, length); }

static int sync_of(int handle, long call) {
    char path[4096];
    if (!watched(handle, path)) return syscall(call, handle);
    pthread_mutex_lock(&turn);
    int die_here = counted(path), done = -1;
    if (fails(SYNC, path)) put(SYNC, FAILED, path, inode_of(handle), 0, "", 0);
    else {
        done = skip_syncs ? 0 : syscall(call, handle);
        put(SYNC, 0, path, inode_of(handle), 0, "", 0);
    }
    int error = errno;
    killed(die_here);
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}

int fsync(int handle) { return sync_of(handle, SYS_fsync); }
int fdatasync(int handle) { return sync_of(handle, SYS_fdatasync); }

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    char old[4096], new[4096];
    int seen_old = full(from_folder, from, old), seen_new = full(to_folder, to, new);
    if (!seen_old || !seen_new) return syscall(SYS_renameat, from_folder, from, to_folder, to);
    pthread_mutex_lock(&turn);
    int die_here = counted(old), done = -1;
    if (!fails(RENAME, old)) {
        done = syscall(SYS_renameat, from_folder, from, to_folder, to);
        if (!done) put(RENAME, 0, old, 0, 0, new + root_length, strlen(new) - root_length);
    }
    int error = errno;
    killed(die_here);
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}

int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

int unlinkat(int folder, const char *given, int flags) {
    char path[4096];
    if (!full(folder, given, path)) return syscall(SYS_unlinkat, folder, given, flags);
    pthread_mutex_lock(&turn);
    int die_here = counted(path), done = -1;
    if (!fails(UNLINK, path)) {
        done = syscall(SYS_unlinkat, folder, given, flags);
        if (!done) put(flags & AT_REMOVEDIR ? RMDIR : UNLINK, 0, path, 0, 0, "", 0);
    }
    int error = errno;
    killed(die_here);
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *given, mode_t mode) {
    char path[4096];
    if (!full(folder, given, path)) return syscall(SYS_mkdirat, folder, given, mode);
    pthread_mutex_lock(&turn);
    int die_here = counted(path), done = -1;
    if (!fails(MKDIR, path)) {
        done = syscall(SYS_mkdirat, folder, given, mode);
        if (!done) put(MKDIR, 0, path, 0, 0, "", 0);
    }
    int error = errno;
    killed(die_here);
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

static int open_of(int folder, const char *given, int flags, mode_t mode) {
    char path[4096];
    int writes = flags & (O_CREAT | O_TRUNC);
    if (!writes || (flags & O_TMPFILE) == O_TMPFILE || !full(folder, given, path))
        return syscall(SYS_openat, folder, given, flags, mode);
    pthread_mutex_lock(&turn);
    struct stat before;
    int was_there = !fstatat(folder, given, &before, 0);
    int changes = !was_there || (flags & O_TRUNC && before.st_size);
    int die_here = changes ? counted(path) : 0, done = -1;
    if (!changes || !fails(CREATE, path)) {
        done = syscall(SYS_openat, folder, given, flags, mode);
        if (done >= 0 && !was_there) put(CREATE, 0, path, inode_of(done), 0, "", 0);
        else if (done >= 0 && changes) put(TRUNCATE, 0, path, inode_of(done), 0, "", 0);
    }
    int error = errno;
    killed(die_here);
    pthread_mutex_unlock(&turn);
    errno = error;
    return done;
}

#define OPENS(name) \
    int name(const char *path, int flags, ...) { \
        mode_t mode = 0; \
        if (flags & O_CREAT) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
        return open_of(AT_FDCWD, path, flags, mode); \
    }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        mode_t mode = 0; \
        if (flags & O_CREAT) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
        return open_of(folder, path, flags, mode); \
    }
OPENS_AT(openat)
OPENS_AT(openat64)
