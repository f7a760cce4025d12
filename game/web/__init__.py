"""Web: requests in, pages out. Routes by audience, rendering, security, and errors as pages."""
