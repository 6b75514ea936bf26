using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>Who asks in this scope. Set before anything reads it, and not changed after.</summary>
internal sealed class CallerAccessor
{
    /// <summary>Anonymous until somebody signs in.</summary>
    public Caller Caller { get; set; } = Caller.Anonymous;

    /// <summary>When the token ends: whatever goes on longer than a request ends then too. Null without a token.</summary>
    public DateTimeOffset? TokenExpiresAt { get; set; }
}
