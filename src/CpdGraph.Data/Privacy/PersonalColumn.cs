namespace CpdGraph.Data;

/// <summary>A text column that says something of a person.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="Of">The property that holds whose it is: the id of a coach, a supervisor or an account.</param>
/// <param name="Erasing">What becomes of it.</param>
public sealed record PersonalColumn(string Name, string Of, Erasing Erasing);
