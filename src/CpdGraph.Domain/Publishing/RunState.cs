namespace CpdGraph.Domain;

/// <summary>A run as it is, with what a change hangs on.</summary>
/// <param name="Run">With its sessions and external keys.</param>
/// <param name="ProviderId">Whose run it is.</param>
/// <param name="Taken">Places taken.</param>
/// <param name="JoinUrl">Joining link. Null when there is none.</param>
public sealed record RunState(OfferRun Run, ProviderId ProviderId, int Taken, string? JoinUrl);
