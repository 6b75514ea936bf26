using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What one policy means.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Name">Its name in the schema.</param>
/// <param name="Class">The class of all that it guards.</param>
/// <param name="Grants">Who may see it; one that fits is enough.</param>
public sealed record PolicyRule(AccessPolicy Policy, string Name, SensitivityClass Class, ImmutableArray<AccessGrant> Grants);
