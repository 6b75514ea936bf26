namespace CpdGraph.Domain;

/// <summary>Whether the learning is a formal offer or informal.</summary>
public enum Formality
{
    Formal,
    Informal,
}
