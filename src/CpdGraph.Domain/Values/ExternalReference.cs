namespace CpdGraph.Domain;

/// <summary>A key that another system uses for the same thing, so that repeated imports update and do not duplicate.</summary>
/// <param name="System">Name of the other system, for example the hub's booking system.</param>
/// <param name="Key">The key there.</param>
public sealed record ExternalReference(string System, string Key);
