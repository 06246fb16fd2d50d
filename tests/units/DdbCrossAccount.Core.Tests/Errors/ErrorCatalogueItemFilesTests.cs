using System.IO;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

public sealed class ErrorCatalogueItemFilesTests
{
    [Fact]
    public void ItemFileUnreadableException_Text_NamesTheFile()
    {
        ErrorText.Check<ItemFileUnreadableException>(
            ErrorCatalogue.ItemFileUnreadable("/data/orders.json", "Nothing was written.", new IOException("The disk is gone.")),
            "ItemFileUnreadable",
            DdbErrorCategory.InvalidData,
            "/data/orders.json",
            "'/data/orders.json' could not be read: The disk is gone. Nothing was written.",
            "See that the file may be read by this user, is not being written, and lies on a disk that answers.");
    }
}
