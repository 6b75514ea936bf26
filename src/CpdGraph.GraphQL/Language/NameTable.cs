using System.Text;

namespace CpdGraph.GraphQL.Language;

/// <summary>One string for each different name of a document: a name that is repeated a thousand times is one allocation.</summary>
/// <remarks>The hash is seeded anew in each process, so nobody outside can choose names that collide.</remarks>
internal sealed class NameTable
{
    private string?[] _names = new string?[64];
    private int[] _hashes = new int[64];
    private int _count;

    /// <param name="name">ASCII, as the grammar's names are.</param>
    public string Intern(ReadOnlySpan<byte> name)
    {
        var hasher = new HashCode();
        hasher.AddBytes(name);
        var hash = hasher.ToHashCode();
        var slot = hash & (_names.Length - 1);

        while (_names[slot] is { } present)
        {
            if (_hashes[slot] == hash && Ascii.Equals(name, present))
            {
                return present;
            }

            slot = (slot + 1) & (_names.Length - 1);
        }

        var added = Encoding.ASCII.GetString(name);
        _names[slot] = added;
        _hashes[slot] = hash;

        if (++_count * 2 > _names.Length)
        {
            Grow();
        }

        return added;
    }

    private void Grow()
    {
        var (oldNames, oldHashes) = (_names, _hashes);
        _names = new string?[oldNames.Length * 2];
        _hashes = new int[oldNames.Length * 2];

        for (var i = 0; i < oldNames.Length; i++)
        {
            if (oldNames[i] is { } name)
            {
                var slot = oldHashes[i] & (_names.Length - 1);

                while (_names[slot] is not null)
                {
                    slot = (slot + 1) & (_names.Length - 1);
                }

                _names[slot] = name;
                _hashes[slot] = oldHashes[i];
            }
        }
    }
}
