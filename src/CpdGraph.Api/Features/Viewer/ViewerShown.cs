using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Viewer;

/// <summary>Type <c>Viewer</c>: a caller who has signed in.</summary>
internal sealed record ViewerShown(Caller Caller)
{
    public string Subject => Caller.Subject!;

    public string Name => Caller.Name ?? Subject;

    public IReadOnlyList<Role> Roles => [.. Caller.Roles];
}
