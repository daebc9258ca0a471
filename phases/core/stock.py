"""What the framework says about a field, in this product's own words: what to do instead of what is wrong.

Named here they come into the catalogues, which are asked before the framework's own.
"""

from django.utils.translation import gettext_noop as _

SAID = (
    _("This field is required."),
    _("Enter a valid date."),
    _("Enter a whole number."),
    _("Enter a number."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("Ensure this value is greater than or equal to %(limit_value)s."),
    _("Ensure this value is less than or equal to %(limit_value)s."),
)
