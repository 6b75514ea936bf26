namespace CpdGraph.Domain;

/// <summary>An accreditation as somebody typed it. With a first day it is an accreditation; seen only, it is merely listed.</summary>
public sealed record AccreditationEntry
{
    /// <summary>Number of the version that it is for. Null means the one shown.</summary>
    public int? Version { get; init; }

    /// <summary>Who accredits.</summary>
    public required Named<AccreditingBody> Body { get; init; }

    /// <summary>Provider that it was awarded to. Null when not known.</summary>
    public Named<Provider>? AwardedTo { get; init; }

    /// <summary>What it is for, as a code. Null when not known.</summary>
    public string? Scope { get; init; }

    /// <summary>The body's own number. Null when not known.</summary>
    public string? Reference { get; init; }

    /// <summary>First day. Null when only a listing was seen.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day. Null when not known or open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Day on which the listing was seen. Null when the dates are known from the body.</summary>
    public DateOnly? SeenOn { get; init; }
}
