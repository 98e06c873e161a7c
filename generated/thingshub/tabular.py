"""CSV and JSON Lines: `read_devices` for runs over many devices, `write_devices` and `write_rows` for what was read.

hub.devices.create_many(read_devices("fleet.csv")).finish()
write_devices("fleet.jsonl", hub.devices.iterate())
write_rows("pumps.csv", hub.data_tables.iterate_rows("pumps"), hub.data_tables.get("pumps").columns)
"""

from thingshub.tabular_reading import DeviceRow, DeviceRows, read_devices
from thingshub.tabular_writing import write_devices, write_rows

__all__ = ["DeviceRow", "DeviceRows", "read_devices", "write_devices", "write_rows"]
