"""The small design system: widgets that are given values and emit wishes."""
