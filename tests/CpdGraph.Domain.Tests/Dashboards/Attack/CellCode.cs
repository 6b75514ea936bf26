namespace CpdGraph.Domain.Tests;

/// <summary>What a number is of, whichever query it comes from, packed into one value: 0 for all, and for each value its code and 2 more.</summary>
internal static class CellCode
{
    public enum Axis
    {
        Time,
        Organisation,
        Tier,
        Channel,
        Format,
        ProviderKind,
        Area,
        Competency,
        Stream,
        Kind,
    }

    // First bit of each axis; the next one's is behind its last.
    private static readonly int[] Starts = [0, 20, 42, 46, 52, 58, 64, 72, 80, 88, 104];

    /// <summary>All of everything.</summary>
    public static UInt128 All => UInt128.Zero;

    public static UInt128 With(this UInt128 cell, Axis axis, int code)
    {
        var mask = Mask(axis);

        return (cell & ~mask) | (((UInt128)(uint)(code + 2) << Starts[(int)axis]) & mask);
    }

    public static UInt128 Without(this UInt128 cell, Axis axis) => cell & ~Mask(axis);

    /// <summary>The part of a cell that is of this axis, as it is laid down in another.</summary>
    public static UInt128 Part(this UInt128 cell, Axis axis) => cell & Mask(axis);

    public static int Code(this UInt128 cell, Axis axis) => (int)(uint)(cell.Part(axis) >> Starts[(int)axis]) - 2;

    public static string Text(UInt128 cell) =>
        string.Join(' ', Enum.GetValues<Axis>().Where(axis => cell.Part(axis) != 0).Select(axis => $"{axis}={cell.Code(axis)}"));

    private static UInt128 Mask(Axis axis)
    {
        var (first, next) = (Starts[(int)axis], Starts[(int)axis + 1]);

        return ((UInt128.One << (next - first)) - 1) << first;
    }
}
