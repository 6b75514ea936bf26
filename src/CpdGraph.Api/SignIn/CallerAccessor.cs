using System.Net;
using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>Who asks in this scope. Set before anything reads it, and changed after only by a mutation that changes the caller's own rights, for its answer.</summary>
internal sealed class CallerAccessor
{
    /// <summary>Anonymous until somebody signs in.</summary>
    public Caller Caller { get; set; } = Caller.Anonymous;

    /// <summary>The address that the request came from. Null where there is none.</summary>
    public IPAddress? Address { get; set; }

    /// <summary>By what the caller signed in; whatever goes on longer than a request ends with it. Null without a token.</summary>
    public AcceptedToken? Token { get; set; }

    /// <summary>Whether the token leaves the caller this role, once it is granted.</summary>
    public bool MayBe(Role role) => Token?.Claims.Roles is not { } claimed || claimed.Contains(role);
}
