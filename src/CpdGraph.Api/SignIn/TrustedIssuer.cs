namespace CpdGraph.Api.SignIn;

/// <summary>An issuer whose tokens are accepted. Safe to share.</summary>
/// <param name="Name">Canonical.</param>
/// <param name="Audience">What the claim <c>aud</c> must name.</param>
/// <param name="Algorithms">Accepted signatures.</param>
/// <param name="Keys">What they are checked with.</param>
/// <param name="Claims">Reads its claims.</param>
internal sealed record TrustedIssuer(string Name, string Audience, IReadOnlyList<string> Algorithms, IKeySource Keys, ClaimMap Claims);
