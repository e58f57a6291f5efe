"""Gold files, scores and calibration: how right the claims are."""
