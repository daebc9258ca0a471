from tests.core.jobs.conftest import broker_folder

__all__ = ["broker_folder"]
