"""The sheets of rectification; `phases.imports.catalogue` lists them."""

from phases.rectification.ledgers.items import ItemLedger
from phases.rectification.ledgers.lasting import MeasureLedger, RegulationLedger

__all__ = ["ItemLedger", "MeasureLedger", "RegulationLedger"]
