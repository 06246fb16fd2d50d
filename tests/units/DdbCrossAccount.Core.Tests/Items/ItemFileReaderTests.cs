using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Errors;
using Xunit;
using Xunit.Abstractions;

namespace DdbCrossAccount.Core.Tests.Items;

public sealed class ItemFileReaderTests(ITestOutputHelper output) : IDisposable
{
    private const string OneAndTwo = """{"id":{"S":"1"}}|{"id":{"S":"2"}}""";
    private static readonly KeySchema Key = KeySchemaText.Parse("id:S", null);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""[{"id":"1"},{"id":"2"}]""")]
    [InlineData(" \n\n [ {\"id\":\n\"1\"} ,\n\n {\"Item\":{\"id\":{\"S\":\"2\"}}} ] \n")]
    [InlineData("\uFEFF[{\"id\":\"1\"},{\"id\":\"2\"}]")]
    [InlineData("{\"id\":\"1\"}\n{\"id\":\"2\"}\n")]
    [InlineData("{\"id\":\"1\"}\r\n\r\n   \r\n{\"Item\":{\"id\":{\"S\":\"2\"}}}")]
    [InlineData("\uFEFF{\"Item\":{\"id\":{\"S\":\"1\"}}}\n{\"Item\":{\"id\":{\"S\":\"2\"}}}\n")]
    public async Task ReadAsync_AnyForm_GivesTheItems(string text)
    {
        Assert.Equal(OneAndTwo, await ReadAsync(_folder.Write("items.json", text)));
        Assert.Equal(OneAndTwo, await ReadAsync(_folder.Write("items.anything", TemporaryFolder.Zip(text))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("[]")]
    public async Task ReadAsync_NoItems_GivesNone(string text) =>
        Assert.Equal(string.Empty, await ReadAsync(_folder.Write("items.json", text)));

    [Fact]
    public async Task CheckAsync_Items_CountsThem() =>
        Assert.Equal(2, await new ItemFileReader(_folder.Write("i", "{\"id\":\"1\"}\n{\"id\":\"2\"}\n"), Key).CheckAsync(CancellationToken.None));

    [Fact]
    public async Task CheckAsync_LineThatIsNoItem_SaysThatNothingIsWritten()
    {
        string path = _folder.Write("bad.jsonl", "{\"id\":\"1\"}\n5\n");

        var error = await Assert.ThrowsAsync<TextIsNoItemException>(() => new ItemFileReader(path, Key).CheckAsync(CancellationToken.None));

        Assert.Equal($"Line 2 of '{path}' is no item: it is no JSON object. Nothing was written.", error.Message);
    }

    [Fact]
    public async Task ReadAsync_Films_AreAll4609WithTheirNumbersDigitForDigit()
    {
        if (SharedData.Find("moviedata.json", output) is not string path)
        {
            return;
        }

        KeySchema key = KeySchemaText.Parse("year:N", "title:S");
        var keyReader = new ItemKeyReader(key);
        var keys = new HashSet<ItemKey>();
        var ratings = new List<string?>();
        await foreach (ReadOnlyMemory<byte> item in new ItemFileReader(path, key).ReadAsync(CancellationToken.None))
        {
            keys.Add(keyReader.Read(item.Span));
            using JsonDocument document = JsonDocument.Parse(item);
            JsonElement info = document.RootElement.GetProperty("info").GetProperty("M");
            ratings.Add(info.TryGetProperty("rating", out JsonElement rating) ? rating.GetProperty("N").GetString() : null);
        }

        using JsonDocument films = JsonDocument.Parse(await File.ReadAllBytesAsync(path));
        Assert.Equal(4609, keys.Count);
        Assert.Equal(
            films.RootElement.EnumerateArray().Select(film =>
                film.GetProperty("info").TryGetProperty("rating", out JsonElement rating) ? rating.GetRawText() : null),
            ratings);
    }

    [Theory]
    [InlineData("real-export")]
    [InlineData("real-export/AWSDynamoDB")]
    [InlineData("real-export/AWSDynamoDB/01715685260608-c488b4e1")]
    public async Task ReadAsync_RealExport_GivesTheBytesOfItsLines(string folder)
    {
        if (SharedData.Find(folder, output) is not string path)
        {
            return;
        }

        Assert.Equal(
            """{"id":{"S":"bar"},"baz":{"N":"0"}}|{"id":{"S":"K3TXQk84Si"},"a":{"BOOL":false},"b":{"NULL":true},"c":{"SS":["8gfX8dh0xa","fRjHZJ2Ce9"]},"d":{"NS":["3","2"]},"e":{"L":[{"N":"1"},{"S":"Dsb87qc6Es"}]},"f":{"M":{"h":{"NULL":true},"i":{"BOOL":true},"g":{"N":"9"}}},"j":{"B":"aGVsbG8="},"k":{"BS":["aXMgZmFzdA==","c2N5bGxhZGI="]}}|{"id":{"S":"foo"},"bar":{"N":"42"}}""",
            await ReadAsync(path));
    }

    [Fact]
    public async Task ReadAsync_ManyLines_KeepsNoneThatWasGivenOut()
    {
        const int Lines = 200_000;
        string path = Path.Combine(_folder.FullName, "large.jsonl");
        await using (var writer = new StreamWriter(path))
        {
            for (int number = 0; number < Lines; number++)
            {
                writer.WriteLine($"{{\"Item\":{{\"id\":{{\"S\":\"{number}\"}}}}}}");
            }
        }

        var given = new List<WeakReference>();
        int alive = int.MaxValue;
        await foreach (ReadOnlyMemory<byte> item in new ItemFileReader(path, Key).ReadAsync(CancellationToken.None))
        {
            Remember(given, item);
            if (given.Count == Lines)
            {
                GC.Collect();
                alive = given.Count(reference => reference.IsAlive);
            }
        }

        Assert.Equal(Lines, given.Count);
        Assert.InRange(alive, 0, 10);
    }

    private static void Remember(List<WeakReference> given, ReadOnlyMemory<byte> item)
    {
        Assert.True(MemoryMarshal.TryGetArray(item, out ArraySegment<byte> bytes));
        given.Add(new WeakReference(bytes.Array));
    }

    [Fact]
    public async Task ReadAsync_NoFile_Fails() => await FailsAsync<ItemFileNotFoundException>(
        Path.Combine(_folder.FullName, "none.json"),
        "ItemFileNotFound",
        DdbErrorCategory.ObjectNotFound,
        "There is no file or folder '{0}'. Nothing was written.",
        "Check the path. It may be a JSON array, JSON lines (plain or {\"Item\": ...}), either of them gzipped, or the folder of an export.");

    [Fact]
    public async Task ReadAsync_TruncatedGzip_Fails() => await FailsAsync<ItemFileDamagedException>(
        _folder.Write("cut.json.gz", TemporaryFolder.Zip("{\"id\":\"1\"}\n{\"id\":\"2\"}\n")[..^10]),
        "ItemFileDamaged",
        DdbErrorCategory.InvalidData,
        "'{0}' is damaged or cut short. Items before it may have been written; nothing after it was read.",
        "Copy the file again and compare its size with the original's; 'gzip -t' tests a gzip file.");

    [Fact]
    public async Task ReadAsync_LineThatIsNoItem_Fails() => await FailsAsync<TextIsNoItemException>(
        _folder.Write("bad.jsonl", "{\"id\":\"1\"}\n\n[\"secret\"]\n"),
        "TextIsNoItem",
        DdbErrorCategory.InvalidData,
        "Line 3 of '{0}' is no item: it is no JSON object. Items before it may have been written; nothing after it was read.",
        "Each line or array element holds one item: a plain JSON object, or {\"Item\": ...} with DynamoDB JSON. Correct it or take it out.");

    [Fact]
    public async Task ReadAsync_ElementThatIsNoItem_Fails() => await FailsAsync<TextIsNoItemException>(
        _folder.Write("bad.json", "[{\"id\":\"1\"},\"secret\"]"),
        "TextIsNoItem",
        DdbErrorCategory.InvalidData,
        "Element 2 of '{0}' is no item: it is no JSON object. Items before it may have been written; nothing after it was read.",
        "Each line or array element holds one item: a plain JSON object, or {\"Item\": ...} with DynamoDB JSON. Correct it or take it out.");

    [Theory]
    [InlineData("[{\"id\":\"1\"},\n{\"id\":\"2\"}", "2")]
    [InlineData("[{\"id\":\"1\"},\n{\"id\" \"2\"}]", "2")]
    [InlineData("[{\"id\":\"1\"}]\n\n{\"id\":\"2\"}", "3")]
    public async Task ReadAsync_DamagedArray_Fails(string text, string line) => await FailsAsync<ItemArrayDamagedException>(
        _folder.Write("bad.json", text),
        "ItemArrayDamaged",
        DdbErrorCategory.InvalidData,
        $"The JSON array in '{{0}}' is damaged or cut short at line {line}. Items before it may have been written; nothing after it was read.",
        "Correct the file; 'python3 -m json.tool' shows the place.");

    [Fact]
    public async Task ReadAsync_KeyMissing_Fails() => await FailsAsync<ItemKeyWrongException>(
        _folder.Write("bad.jsonl", "{\"id\":\"1\"}\n{\"ID\":\"secret\"}\n"),
        "ItemKeyWrong",
        DdbErrorCategory.InvalidData,
        "Line 2 of '{0}' does not have the key id:S: key attribute 'id' is missing. Items before it may have been written; nothing after it was read.",
        "Correct the item, or name the key that the items have with -PartitionKey and -SortKey.");

    [Fact]
    public async Task ReadAsync_KeyOfAnotherType_Fails() => await FailsAsync<ItemKeyWrongException>(
        _folder.Write("bad.json", "[{\"id\":5}]"),
        "ItemKeyWrong",
        DdbErrorCategory.InvalidData,
        "Element 1 of '{0}' does not have the key id:S: key attribute 'id' is not of type S. Items before it may have been written; nothing after it was read.",
        "Correct the item, or name the key that the items have with -PartitionKey and -SortKey.");

    [Fact]
    public async Task ReadAsync_NumberTooLong_Fails() => await FailsAsync<ItemNumberNotHeldException>(
        _folder.Write("bad.jsonl", "{\"id\":\"1\",\"n\":0.123456789012345678901234567890123456789}\n"),
        "ItemNumberNotHeld",
        DdbErrorCategory.InvalidData,
        "Line 1 of '{0}' cannot be stored: a number has more than 38 significant digits, or is not between 1E-130 and 9.99E+125 in size. Items before it may have been written; nothing after it was read.",
        "Shorten the number, or keep it as text.");

    private async Task<string> ReadAsync(string path)
    {
        var items = new List<string>();
        await foreach (ReadOnlyMemory<byte> item in new ItemFileReader(path, Key).ReadAsync(CancellationToken.None))
        {
            items.Add(Encoding.UTF8.GetString(item.Span));
        }

        return string.Join('|', items);
    }

    private async Task FailsAsync<TError>(string path, string id, DdbErrorCategory category, string message, string action)
        where TError : DdbCrossAccountException
    {
        var error = await Assert.ThrowsAsync<TError>(() => ReadAsync(path));

        Assert.Equal(id, error.ErrorId);
        Assert.Equal(category, error.Category);
        Assert.Equal(path, error.Target);
        Assert.Equal(message.Replace("{0}", path, StringComparison.Ordinal), error.Message);
        Assert.Equal(action, error.RecommendedAction);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }
}
