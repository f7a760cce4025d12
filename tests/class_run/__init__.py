"""Class runs: bots that are a teacher and students, over pages and sockets as browsers use them."""
