namespace CpdGraph.Domain;

/// <summary>What a supervisor lacks to give a kind of supervision on a day.</summary>
/// <param name="Rule">Stable code of the rule.</param>
/// <param name="Message">Text for people.</param>
/// <param name="Mend">What would mend it.</param>
/// <param name="SourceReference">Where the rule is written. Null for rules of this service itself.</param>
/// <param name="MinimumTier">Null when the rule asks for no tier.</param>
/// <param name="TierOnTheDay">Tier of the supervisor on the day. Null when there was none.</param>
public sealed record SupervisorShortfall(
    string Rule, string Message, string Mend, string? SourceReference, PracticeTier? MinimumTier, PracticeTier? TierOnTheDay);
