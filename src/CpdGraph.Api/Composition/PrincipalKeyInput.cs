namespace CpdGraph.Api.Composition;

/// <summary>Input <c>PrincipalKey</c>: a person or program by the issuer and subject of its tokens.</summary>
internal sealed record PrincipalKeyInput(string Issuer, string Subject);
