namespace CpdGraph.Domain;

/// <summary>One value of a cursor: what the row was sorted by.</summary>
internal readonly record struct CursorPart(byte Kind, long Number, string? Text)
{
    public const byte UnknownKind = 0;
    public const byte NumberKind = 1;
    public const byte TextKind = 2;

    public static CursorPart Unknown => new(UnknownKind, 0, null);

    public bool IsUnknown => Kind == UnknownKind;

    public static CursorPart Of(long number) => new(NumberKind, number, null);

    public static CursorPart Of(string text) => new(TextKind, 0, text);
}
