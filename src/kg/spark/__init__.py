"""Builds on more than one machine: Apache Spark reads documents and draws from them."""
