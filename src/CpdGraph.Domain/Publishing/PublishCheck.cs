namespace CpdGraph.Domain;

/// <summary>Something that publishing needs.</summary>
/// <param name="Code">Stable code, for example COMPETENCY_MAPPING or DELIVERY_MODE.</param>
/// <param name="Met">Whether the offer has it.</param>
/// <param name="Message">What to do, in plain English; when it is met, what is there.</param>
public sealed record PublishCheck(string Code, bool Met, string Message);
