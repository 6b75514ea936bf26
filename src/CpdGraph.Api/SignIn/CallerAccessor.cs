using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>Who asks in this scope. Set before anything reads it, and changed after only by a mutation that changes the caller's own rights, for its answer.</summary>
internal sealed class CallerAccessor
{
    /// <summary>Anonymous until somebody signs in.</summary>
    public Caller Caller { get; set; } = Caller.Anonymous;

    /// <summary>Roles that the token names. Null when it names none at all, which narrows nothing.</summary>
    public RoleSet? ClaimedRoles { get; set; }

    /// <summary>When the token ends: whatever goes on longer than a request ends then too. Null without a token.</summary>
    public DateTimeOffset? TokenExpiresAt { get; set; }

    /// <summary>Whether the token leaves the caller this role, once it is granted.</summary>
    public bool MayBe(Role role) => ClaimedRoles is not { } claimed || claimed.Contains(role);
}
