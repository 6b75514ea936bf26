namespace CpdGraph.Api.SignIn;

/// <summary>What the check of a token found.</summary>
internal abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    /// <summary>It is good.</summary>
    public sealed record Accepted(AcceptedToken Token) : TokenVerdict;

    /// <summary>It is not, for a reason that nobody is told: it would help those most who forge tokens.</summary>
    public sealed record Refused : TokenVerdict
    {
        public static readonly Refused Instance = new();
    }

    /// <summary>Its issuer does not answer, so that it cannot be checked now.</summary>
    public sealed record Undecided : TokenVerdict
    {
        public static readonly Undecided Instance = new();
    }
}
