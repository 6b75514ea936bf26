using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace CpdGraph.GraphQL.Language;

/// <summary>One reading of one text: recursive descent over the grammar with one token in view. This part: tokens, lists of nodes, nesting.</summary>
internal ref partial struct SyntaxReader
{
    private readonly NameTable _names = new();
    private readonly ParserOptions _options;
    private Lexer _lexer;
    private Node[] _pending = new Node[32];
    private int _pendingCount;
    private int _nesting;
    private int _aliases;
    private int _fragments;

    public SyntaxReader(Source source, ParserOptions options)
    {
        _options = options;
        _lexer = new Lexer(source, options);
        _lexer.Advance();
    }

    private readonly Location Here => new(_lexer.Source, _lexer.Start);

    public readonly void ExpectEnd()
    {
        if (!Peek(TokenKind.EndOfFile))
        {
            throw Expected(TokenKind.EndOfFile);
        }
    }

    private readonly bool Peek(TokenKind kind) => _lexer.Kind == kind;

    private readonly bool PeekKeyword(ReadOnlySpan<byte> keyword) => _lexer.Kind == TokenKind.Name && _lexer.Token.SequenceEqual(keyword);

    private bool Skip(TokenKind kind)
    {
        if (_lexer.Kind != kind)
        {
            return false;
        }

        _lexer.Advance();

        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (!Skip(kind))
        {
            throw Expected(kind);
        }
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!PeekKeyword(keyword))
        {
            return false;
        }

        _lexer.Advance();

        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
        {
            throw SyntaxErrors.At(_lexer.Source, _lexer.Start, $"Expected \"{Encoding.UTF8.GetString(keyword)}\", found {TokenDescription()}.");
        }
    }

    private NameNode ReadName()
    {
        if (!Peek(TokenKind.Name))
        {
            throw Expected(TokenKind.Name);
        }

        var name = new NameNode(_names.Intern(_lexer.Token), Here);
        _lexer.Advance();

        return name;
    }

    private readonly GraphQLSyntaxException Expected(TokenKind kind) =>
        SyntaxErrors.At(_lexer.Source, _lexer.Start, $"Expected {kind.Described()}, found {TokenDescription()}.");

    private readonly GraphQLSyntaxException Unexpected() => SyntaxErrors.At(_lexer.Source, _lexer.Start, $"Unexpected {TokenDescription()}.");

    private readonly string TokenDescription() => _lexer.Kind switch
    {
        TokenKind.Name or TokenKind.Int or TokenKind.Float =>
            $"{_lexer.Kind.Described()} \"{SyntaxErrors.Quoted(Encoding.UTF8.GetString(_lexer.Token))}\"",
        TokenKind.String or TokenKind.BlockString => $"{_lexer.Kind.Described()} \"{SyntaxErrors.Quoted(TokenText())}\"",
        var punctuator => punctuator.Described(),
    };

    /// <summary>Called after an opening bracket that may hold another of its kind, and before anything recurses.</summary>
    private void Enter(int bracketOffset)
    {
        if (++_nesting > _options.MaxNesting)
        {
            throw SyntaxErrors.NestedTooDeeply(_lexer.Source, bracketOffset, _options.MaxNesting);
        }
    }

    private void Leave() => _nesting--;

    /// <summary>Nodes of all lists being read lie on one stack, so that a list is one array of the right length and no more.</summary>
    private void Push(Node node)
    {
        if (_pendingCount == _pending.Length)
        {
            Array.Resize(ref _pending, _pending.Length * 2);
        }

        _pending[_pendingCount++] = node;
    }

    private ImmutableArray<T> PopFrom<T>(int start)
        where T : Node
    {
        if (_pendingCount == start)
        {
            return [];
        }

        var nodes = new T[_pendingCount - start];

        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = (T)_pending[start + i];
        }

        _pendingCount = start;

        return ImmutableCollectionsMarshal.AsImmutableArray(nodes);
    }
}
