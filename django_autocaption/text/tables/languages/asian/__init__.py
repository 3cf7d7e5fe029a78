"""Languages of South, South-East and East Asia."""
