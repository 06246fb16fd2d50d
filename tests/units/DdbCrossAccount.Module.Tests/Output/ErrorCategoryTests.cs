using System;
using System.Management.Automation;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Output;

public sealed class ErrorCategoryTests
{
    [Fact]
    public void EachCategory_OfTheProduct_IsOneOfPowerShell()
    {
        Assert.All(Enum.GetNames<DdbErrorCategory>(), name => Assert.True(Enum.IsDefined(typeof(ErrorCategory), name), name));
    }
}
