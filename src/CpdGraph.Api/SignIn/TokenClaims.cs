using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>What a token says of its bearer. Rights are granted here, not by an issuer: this can only narrow them.</summary>
/// <param name="Name">For display. Null when it says none.</param>
/// <param name="Roles">Roles that it may be used for. Null when it says nothing about them, so that all that are granted hold.</param>
/// <param name="OrganisationCode">ODS code of the only organisation that it may be used for. Null when it names none.</param>
internal sealed record TokenClaims(string? Name, RoleSet? Roles, string? OrganisationCode);
