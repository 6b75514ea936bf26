namespace CpdGraph.Domain;

/// <summary>A registration with a professional body.</summary>
public sealed record ProfessionalRegistration
{
    /// <summary>The body, for example NMC or HCPC.</summary>
    public required string Body { get; init; }

    /// <summary>Null when not known.</summary>
    public string? Number { get; init; }

    /// <summary>Day on which somebody last checked it. Null when never.</summary>
    public DateOnly? CheckedOn { get; init; }
}
