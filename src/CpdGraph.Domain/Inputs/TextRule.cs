namespace CpdGraph.Domain;

/// <summary>What a text must look like.</summary>
/// <param name="Maximum">Most characters (Unicode code points) after trimming.</param>
public readonly record struct TextRule(int Maximum)
{
    /// <summary>Whether line breaks and tabs may stand in it.</summary>
    public bool SeveralLines { get; init; }

    /// <summary>Whether people write freely in it, so that it is searched for NHS numbers: about a patient, nothing may be kept.</summary>
    public bool AboutWork { get; init; }

    /// <summary>Names of people, providers, venues, bodies.</summary>
    public static TextRule Name => new(200) { AboutWork = true };

    /// <summary>A title or job title in a coach's record.</summary>
    public static TextRule Title => new(200) { AboutWork = true };

    /// <summary>Title of an offer or session. Not searched for NHS numbers: ten-digit book numbers pass the same test.</summary>
    public static TextRule OfferTitle => new(200);

    /// <summary>One or two sentences for lists.</summary>
    public static TextRule Summary => new(500) { AboutWork = true };

    /// <summary>What publishers write about an offer or provider, Markdown.</summary>
    public static TextRule Description => new(20_000) { SeveralLines = true, AboutWork = true };

    /// <summary>A shorter Markdown text of a publisher: audience, accessibility.</summary>
    public static TextRule Details => new(5_000) { SeveralLines = true, AboutWork = true };

    /// <summary>A note of a publisher: on prices, on what changed, why a competency is claimed.</summary>
    public static TextRule Note => new(1_000) { SeveralLines = true, AboutWork = true };

    /// <summary>Why something about a person was refused or ended.</summary>
    public static TextRule Reason => new(1_000) { SeveralLines = true, AboutWork = true };

    /// <summary>What a coach thinks about their learning, Markdown.</summary>
    public static TextRule Reflection => new(10_000) { SeveralLines = true, AboutWork = true };

    /// <summary>Numbers and references of other bodies: a purchase order, a registration.</summary>
    public static TextRule Reference => new(100);

    /// <summary>Issuer or subject of a token.</summary>
    public static TextRule Identity => new(400);
}
