namespace CpdGraph.Domain;

/// <summary>A coach's time on a pathway that ends.</summary>
/// <param name="Before">As it was.</param>
/// <param name="After">With its last day.</param>
public sealed record LeftPathway(PathwayStart Before, PathwayStart After);
