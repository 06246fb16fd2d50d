using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Benchmarks;

/// <summary>What one item of 1 KB costs in the parts that touch every item.</summary>
[MemoryDiagnoser]
[InProcess]
public class ItemBenchmarks
{
    private readonly byte[] _item = Encoding.UTF8.GetBytes(StubItems.Make(4711));
    private readonly byte[] _items = Encoding.UTF8.GetBytes("[" + StubItems.Make(4711) + "]");
    private readonly byte[] _line = Encoding.UTF8.GetBytes("{\"Item\":" + StubItems.Make(4711) + "}");
    private readonly ItemKeyReader _keyReader = new(KeySchemaText.Parse("id:S", null));
    private readonly ItemTextReader _textReader = new(KeySchemaText.Parse("id:S", null), acceptsPlain: false);

    /// <summary>Cutting it out of a page.</summary>
    [Benchmark]
    public int Slice()
    {
        var reader = new Utf8JsonReader(_items, ItemSlicer.ReaderOptions);
        reader.Read();
        return ItemSlicer.Objects(ref reader, _items).Count;
    }

    /// <summary>Reading its key.</summary>
    [Benchmark]
    public int ReadKey() => _keyReader.Read(_item).GetHashCode();

    /// <summary>Checking it as a line of a file.</summary>
    [Benchmark]
    public int ReadLine() => _textReader.Read(_line).Length;
}
