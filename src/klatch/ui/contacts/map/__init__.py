"""The referral map: who led to whom, drawn as a tree and told as an outline."""
