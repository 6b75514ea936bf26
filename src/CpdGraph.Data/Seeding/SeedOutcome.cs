namespace CpdGraph.Data;

/// <summary>What seeding did, counted in rows: those of the catalogue, and the records of illustrative people, which are added and never changed.</summary>
/// <param name="Left">Rows of offers that their publishers have taken over; the files no longer decide about them.</param>
public sealed record SeedOutcome(int Added, int Changed, int Unchanged, int Left);
