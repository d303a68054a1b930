namespace SopWebsite.Monitoring.Integrity;

/// <summary>How an element is kept from the visitors' sight.</summary>
public enum Hiding
{
    /// <summary>It is seen.</summary>
    None,

    /// <summary><c>display: none</c>, in the style, in a style sheet or set by a script.</summary>
    Display,

    /// <summary><c>visibility: hidden</c> or <c>collapse</c>.</summary>
    Visibility,

    /// <summary>See-through: <c>opacity: 0</c> or a filter to that end.</summary>
    Opacity,

    /// <summary>Moved off the screen: position, text-indent, margin or transform.</summary>
    OffScreen,

    /// <summary>No size: width and height, font or scale.</summary>
    ZeroSize,

    /// <summary>Text in the colour of its background, or in none.</summary>
    SameColour,

    /// <summary>Cut away: a box of one pixel at most with its overflow hidden, or a clip.</summary>
    Clipped,

    /// <summary>The <c>hidden</c> attribute.</summary>
    Attribute,

    /// <summary>In an element that browsers show to nobody: noscript, template.</summary>
    Unrendered,
}
