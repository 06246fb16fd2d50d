using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>The bytes of an object or a part. They are deleted when neither an object nor an open stream uses them.</summary>
internal sealed class ObjectBody
{
    private readonly IReadOnlyList<BodyPiece> _pieces;
    private int _users = 1;

    public ObjectBody(IReadOnlyList<BodyPiece> pieces)
    {
        _pieces = pieces;
        Length = pieces.Sum(piece => piece.Length);
    }

    public long Length { get; }

    /// <summary>The parts become one body without being copied; they must not be used on their own afterwards.</summary>
    public static ObjectBody Join(IEnumerable<ObjectBody> parts) => new([.. parts.SelectMany(part => part._pieces)]);

    /// <summary>A seekable stream. The caller holds the lock under which the body is replaced.</summary>
    public Stream OpenRead()
    {
        Interlocked.Increment(ref _users);
        return new BodyStream(_pieces, Length, Release);
    }

    /// <summary>One user fewer; the last one deletes the bytes.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _users) > 0)
        {
            return;
        }

        foreach (BodyPiece piece in _pieces)
        {
            piece.Delete();
        }
    }
}
