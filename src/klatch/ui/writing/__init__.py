"""What every page that writes a message shares: the message, its checks, and the ways out."""
