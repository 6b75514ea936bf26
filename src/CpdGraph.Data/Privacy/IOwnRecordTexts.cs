namespace CpdGraph.Data;

/// <summary>How ids are shown to people.</summary>
public interface IOwnRecordTexts
{
    /// <summary>The text of a typed id or a record reference, as the API shows it. Null for what has no id outside.</summary>
    string? IdOf(object id);

    /// <summary>What a typed id stands for, for example the title of an offer. Null when that is not public.</summary>
    string? NameOf(object id);
}
