"""The registers of the archives, by area."""

from jiyao.foundation.access.roles import KEEPER, OFFICE_HEAD, SECRECY_OFFICE

OFFICE = (KEEPER, OFFICE_HEAD, SECRECY_OFFICE)
