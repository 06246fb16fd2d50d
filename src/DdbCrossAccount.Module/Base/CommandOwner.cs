using System;

namespace DdbCrossAccount.Module.Base;

/// <summary>What a command name stands for in the session.</summary>
/// <param name="ModuleName">The module that it comes from; empty for a function or alias of the session.</param>
/// <param name="ImplementingType">The class of a cmdlet; null for everything else.</param>
internal sealed record CommandOwner(string ModuleName, Type? ImplementingType);
