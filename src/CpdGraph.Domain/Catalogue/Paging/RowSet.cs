namespace CpdGraph.Domain;

/// <summary>The rows that a filter leaves, by slot.</summary>
internal sealed class RowSet
{
    private readonly ulong[] bits;
    private int count = -1;

    public RowSet(ulong[] bits) => this.bits = bits;

    public int Count => count >= 0 ? count : count = Bits.Count(bits);

    public ulong[] Words => bits;

    public bool Has(int slot) => Bits.Has(bits, slot);

    public int[] ToArray()
    {
        var slots = new int[Count];
        var next = 0;

        foreach (var slot in Bits.Ordinals(bits))
        {
            slots[next++] = slot;
        }

        return slots;
    }
}
