namespace CpdGraph.Domain;

/// <summary>Who a grant speaks about: a role in force, or merely whether the caller is signed in.</summary>
public enum Standing
{
    /// <summary>Anybody, also without a token.</summary>
    Anyone,

    /// <summary>Any signed-in caller, also one without roles.</summary>
    SignedIn,
    Coach,
    Supervisor,
    Publisher,
    Analyst,
    Steward,
    Administrator,
}
