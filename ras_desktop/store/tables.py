"""Every module that declares tables: importing this one makes the metadata complete.

A new stage adds its module here; migrations and tests then know its tables.
"""

from sqlmodel import SQLModel

METADATA = SQLModel.metadata
