"""What we speak of: frozen dataclasses and enums, no third-party library."""
