"""The facilitator's views: Room and Seats."""
