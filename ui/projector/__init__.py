"""The projector window, which only watches."""
