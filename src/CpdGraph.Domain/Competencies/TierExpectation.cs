namespace CpdGraph.Domain;

/// <summary>How far a coach of a tier is expected to be with a competency.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Attainment">What is expected there.</param>
public sealed record TierExpectation(PracticeTier Tier, Attainment Attainment);
