namespace CpdGraph.Api.SignIn;

/// <summary>Claims that are special to a kind of issuer.</summary>
internal enum ClaimProfile
{
    /// <summary>None are.</summary>
    None,

    /// <summary>NHS Care Identity Service 2: the organisation of the role that the person selected.</summary>
    Cis2,
}
